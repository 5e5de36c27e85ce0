"""T03, CV builder: cards, short rows and a few own words become one page in Finnish, Swedish or English."""
