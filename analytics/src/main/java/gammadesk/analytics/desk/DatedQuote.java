package gammadesk.analytics.desk;

import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.Ticker;

/** A future or perpetual with its latest ticker. */
public record DatedQuote(Instrument instrument, Ticker ticker) {}
