package gammadesk.app.market;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Currency;
import java.util.Map;
import java.util.Optional;

/** Adds the trader's account to a cycle. Called on the analytics thread; must not block. */
@FunctionalInterface
public interface AccountSource {
    /** The account at the marks of these markets, empty while no key is in use. */
    Optional<AccountPicture> picture(Map<Currency, MarketPicture> markets);
}
