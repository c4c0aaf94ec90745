"""Reporting cycle: periods and due dates, who must return, how complete and timely the returns are."""
