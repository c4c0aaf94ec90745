-- Read each code block of the input as Markdown: one process reads many bodies, and none can leak into another.
-- The list of extensions is closed: no HTML, no TeX, no attributes, no notes; what they would mean stays text.
-- The last argument of `read` is the only world that reading can see: no file and no network.

local BODY = 'markdown_strict-raw_html'
  .. '+pipe_tables+table_captions+startnum+lists_without_preceding_blankline'
  .. '+backtick_code_blocks+fenced_code_blocks'
  .. '+space_in_atx_header+intraword_underscores+all_symbols_escapable+escaped_line_breaks'

function CodeBlock(block)
  return pandoc.Div(pandoc.read(block.text, BODY, {tab_stop = 4}, {}).blocks)
end
