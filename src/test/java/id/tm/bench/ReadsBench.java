package id.tm.bench;

final class ReadsBench {
    private ReadsBench() {}

    static void run() {}
}
