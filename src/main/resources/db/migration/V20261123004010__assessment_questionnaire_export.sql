-- The export reads the runs of a test in the order of their ids, page by page.
drop index ix_user_assessment_assessment_id;
create index ix_user_assessment_assessment_id on user_assessment (assessment_id, id);
