"""Writers of paper: PDF, DOCX, CSV. They know what stands on a sheet, and no slice."""
