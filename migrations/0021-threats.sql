-- Threats of the analysts' network.
select 1;
