"""Write your own standard: a page of the guide that leads an organisation from an activity to a micro-skill sheet.

Nothing is kept on the server. The sheet travels inside the form (`carrying`), stays in the reader's browser or file,
and comes back from there as text that anybody may have changed: `sheets` reads it and never trusts it.
"""
