"""Give the verbs of the command line as functions: check, plan, build and the rest, for people who script.

Nothing here prints, and the day that counts is always given by the caller. Each verb has a module of its
own, so that checking records does not wait for the Word engine to be imported.
"""
