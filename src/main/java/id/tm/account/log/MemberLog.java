package id.tm.account.log;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** What a member did. Written by {@link id.tm.account.MemberActivity}. Table: member_logs. */
@Entity
@Table(name = "member_logs")
public class MemberLog extends ActivityEntry {

    protected MemberLog() {}

    public MemberLog(Act act) {
        super(act);
    }
}
