"""What people typed: personal data in free text found and hidden before anything is stored.

Start reading at ``masking``; ``patterns`` knows signs with a form (e-mail, phone, card, IBAN,
IP), ``places`` addresses, plates and labelled numbers, ``names`` the names of people by what
stands around them, ``given_names`` a list of frequent ones. Standard library only.
"""
