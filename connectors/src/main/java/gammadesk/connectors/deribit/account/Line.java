package gammadesk.connectors.deribit.account;

/** One socket after the other. What happens on them is told as numbered news. */
interface Line extends AutoCloseable {
    /** Starts to open a socket in place of the present one and tells its number. */
    int connect();

    /** Sends on the present socket; one that is going down swallows it and will be reported lost. */
    void send(String text);

    /** Lets go of the present socket at once. */
    void drop();

    @Override
    void close();
}
