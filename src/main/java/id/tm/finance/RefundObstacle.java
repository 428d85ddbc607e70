package id.tm.finance;

/** Why a purchase cannot be refunded. */
public enum RefundObstacle {
    /** What was bought is none of the things that can go back. */
    NOT_OFFERED,
    /** No money of the payment is here. */
    NOT_PAID,
    /** It was paid too long ago. */
    WINDOW_OVER,
    /** All of it went back, or is on its way. */
    NOTHING_LEFT,
    /** There is a request already that is not decided or not done. */
    REQUESTED_ALREADY,
    /** The assessment was begun. */
    STARTED,
    /** The session took place, or is about to. */
    HELD,
    /** Nothing of it is unused. */
    USED_UP
}
