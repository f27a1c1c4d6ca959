"""あおぞら通販: a Japanese mail-order house that does not exist, made up order by order from one seed."""
