package id.tm.platform.mode;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A database server that local mode brings with it. Found by {@link java.util.ServiceLoader}, since production builds
 * leave it out.
 */
public interface LocalDatabase {

    /** Two logins: the service's, and that of the owner, who migrates. */
    record Access(String jdbcUrl, String username, String password, String ownerUsername, String ownerPassword) {}

    /**
     * Makes sure that a server runs on the data below that directory and holds on to it until this process ends. A
     * server that another process started is used as it is; whichever process ends last stops it. Callers see to it
     * that no two processes are in here at a time.
     */
    Access open(Path directory) throws IOException;
}
