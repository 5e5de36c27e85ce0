"""A poster for the staff room: numbers of help in the languages of those who work there. Nothing is kept."""
