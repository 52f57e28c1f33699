/**
 * What options charge for volatility against what volatility is forecast to be: gaps by expiry and strike, the
 * premium's history, rich and cheap quotes, candidates for trades with what they cost, and what such trades earned.
 */
@NullMarked
package gammadesk.analytics.mispricing;

import org.jspecify.annotations.NullMarked;
