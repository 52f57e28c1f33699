package gammadesk.connectors.simulator.access;

/**
 * What a method asks for.
 *
 * @param area about what
 * @param level how far
 */
public record Right(Area area, Level level) {
    public static final Right ACCOUNT_READ = new Right(Area.ACCOUNT, Level.READ);
    public static final Right ACCOUNT_WRITE = new Right(Area.ACCOUNT, Level.READ_WRITE);
    public static final Right TRADE_READ = new Right(Area.TRADE, Level.READ);
    public static final Right TRADE_WRITE = new Right(Area.TRADE, Level.READ_WRITE);
    public static final Right WALLET_READ = new Right(Area.WALLET, Level.READ);
    public static final Right BLOCK_TRADE_READ = new Right(Area.BLOCK_TRADE, Level.READ);
    public static final Right BLOCK_RFQ_READ = new Right(Area.BLOCK_RFQ, Level.READ);
    /** A login is enough. */
    public static final Right ANY = new Right(Area.ACCOUNT, Level.NONE);

    /** As a scope says it, such as {@code trade:read_write}. */
    public String word() {
        return area.word() + ":" + level.word();
    }
}
