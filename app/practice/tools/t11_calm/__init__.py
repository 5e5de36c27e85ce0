"""T11, a calm moment: four short exercises, all of them words on the page."""
