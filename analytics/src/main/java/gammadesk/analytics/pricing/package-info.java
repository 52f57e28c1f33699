/** Black-76 for coin-settled and linear options: prices, greeks, implied volatility, whole chains. */
@NullMarked
package gammadesk.analytics.pricing;

import org.jspecify.annotations.NullMarked;
