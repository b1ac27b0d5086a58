"""Papers for leaders: lists, forms, reports and slides as files of an office."""
