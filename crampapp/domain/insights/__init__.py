"""What the record is good for: counts over time, and which habits go together with fewer cramps."""
