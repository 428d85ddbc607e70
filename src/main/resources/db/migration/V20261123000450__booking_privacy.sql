-- What somebody wrote as a reason goes with the person; that it happened stays.
drop trigger ck_feedback_session_histories_append_only on feedback_session_histories;
drop trigger ck_feedback_session_histories_untruncated on feedback_session_histories;
do $$ begin
    perform append_only('feedback_session_histories', array['reason']);
end $$;
