package id.tm.finance.simulator;

/** What can happen to a simulated payment. */
enum SimulatorAct {
    PAY,
    EXPIRE,
    DENY,
    REFUND,
    CANCEL
}
