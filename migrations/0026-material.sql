-- Material of the analysts' network.
select 1;
