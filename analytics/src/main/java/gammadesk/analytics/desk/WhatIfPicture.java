package gammadesk.analytics.desk;

import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.WhatIf;

/**
 * The book with hypothetical trades on top. What stands before is in {@link BookPicture#live}.
 *
 * @param basket the trades as the trader put them together; without a price they are done at the mark
 * @param compared all three books valued; {@code compared.basket()} has a row per trade, or its reason
 * @param after the book with the basket, measured as the live one is
 */
public record WhatIfPicture(RiskBook basket, WhatIf compared, BookFigures after) {}
