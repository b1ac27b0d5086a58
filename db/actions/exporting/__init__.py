"""Tables as files: a view as a workbook or as text, templates, and workbooks that come back."""
