-- Reserved-one of the analysts' network.
select 1;
