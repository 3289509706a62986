"""Events of a plan as calendars."""
