-- Written down for good; only where it came from goes with the person.
do $$ begin
    perform append_only('member_logs', array['network', 'device']);
    perform append_only('practitioner_logs', array['network', 'device']);
    perform audit_table('profiles', 'account', 'Profile',
        personal => array['full_name', 'phone', 'sex', 'birth_date', 'bio', 'address', 'village_code', 'guardian_name']);
    perform audit_table('master_professions', 'account', 'MasterProfession');
    perform audit_table('profile_photos', 'account', 'ProfilePhoto', secret => array['content', 'public_key']);
end $$;
