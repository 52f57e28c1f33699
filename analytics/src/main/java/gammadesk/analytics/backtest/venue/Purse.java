package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.market.Currency;
import java.util.Locale;

/** The account in one settlement currency, in that currency and in USD. */
final class Purse {
    private static final String MONEY = "USD";

    final Currency currency;
    final Sheet own = new Sheet();
    final Sheet usd = new Sheet();
    private final double brought;
    private final String indexName;
    private boolean isOpen;

    /** @param brought cash at the beginning */
    Purse(Currency currency, double brought) {
        this.currency = currency;
        this.brought = brought;
        indexName = currency.code().toLowerCase(Locale.ROOT) + "_usd";
        own.open(brought, 0);
        if (currency.code().startsWith(MONEY)) {
            open(1);
        }
    }

    /** The first price of an index: that of the coin says what the cash of the beginning is worth. */
    void priced(CoinIndex index) {
        if (!isOpen && index.name().equals(indexName)) {
            open(index.price());
        }
    }

    private void open(double price) {
        usd.open(brought * price, 0);
        isOpen = true;
    }
}
