-- Lists of travellers that wait for review stand on the desk; what is discreet among them is withheld from whoever gave the list in.

alter table desk_item add column withheld_from text collate "C" not null default '';
