"""Facts and contacts past the day they had to be verified by."""

from app.content.world import World


def check(world: World) -> None:
    if not world.today:
        return
    for fact in world.registers.facts.values():
        if fact.expired(world.today):
            last = min(fact.verify_by, fact.valid_to or fact.verify_by)
            world.add("facts.toml", "R005", fact.line, f"{fact.id} since {last.isoformat()}")
    for contact in world.registers.contacts.values():
        if world.today > contact.verify_by:
            day = contact.verify_by.isoformat()
            world.add("contacts.toml", "R006", contact.line, f"{contact.id} since {day}")
