"""What a user may do: allowed? valid? then written and logged as one bundle."""
