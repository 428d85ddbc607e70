package id.tm.platform.mode;

/** A domain's people and things to try out; loaded once into an empty database in LOCAL mode, lower floors first. */
public interface DemoData {

    /** The floor: support 20, account 40, booking 80, partner 90. */
    int order();

    void load();
}
