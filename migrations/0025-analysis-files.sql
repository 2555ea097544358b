-- Analysis-files of the analysts' network.
select 1;
