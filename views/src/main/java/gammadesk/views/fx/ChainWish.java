package gammadesk.views.fx;

import gammadesk.analytics.market.Expiry;

/** A strike (USD) of an expiry to which somebody pointed: the chain shows it and its neighbours. */
public record ChainWish(Expiry expiry, double strike) {}
