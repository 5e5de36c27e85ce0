"""What keeps visitors safe before any page is made."""
