"""Everything that is not the screen: model, store and actions."""
