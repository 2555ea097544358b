-- Reserved-two of the analysts' network.
select 1;
