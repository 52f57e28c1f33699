package gammadesk.connectors.simulator.matching;

/**
 * Marks an order as one side of a mass quote.
 *
 * @param mmpGroup name of its market maker protection group
 * @param setId the quote set, {@code default} if the maker named none
 * @param quoteId the maker's own id
 */
public record QuoteTag(String mmpGroup, String setId, String quoteId) {}
