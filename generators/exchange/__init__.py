"""Tables, calendars and open data out; workbooks in."""
