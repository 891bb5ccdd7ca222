"""Blank templates for an organisation that writes its own standard: papers to fill in, as DOCX and as XLSX.

`listing` names them, `views` shows their page and hands them out; the other modules hold the papers. All of them are
this platform's proposal; where the project used a question or a row, it is reworded.
"""
