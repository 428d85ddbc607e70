package id.tm.finance.simulator;

/** How a simulated payment stands. Money may still come after DENIED and after EXPIRED. */
public enum SimulatedState {
    PENDING,
    PAID,
    DENIED,
    EXPIRED,
    CANCELLED
}
