"""What is put on paper: workbook, PDF, HTML, figures."""
