package id.tm.platform.problem;

import java.util.List;
import java.util.Map;

/** A domain's error codes, offered as a bean so that a violated database constraint finds its code by name. */
public interface ErrorCodes {

    List<? extends ErrorCode> codes();

    /** Constraint name (uq_, ck_, ex_, fk_) to the code a client gets when it is violated. */
    Map<String, ? extends ErrorCode> byConstraint();
}
