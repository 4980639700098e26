"""The optional push relay: rings the alarms of phones whose app is closed.

It knows when and of what kind, where to send it and the zone; no name, no word of the person, no
health data. It never goes to the phone.
"""
