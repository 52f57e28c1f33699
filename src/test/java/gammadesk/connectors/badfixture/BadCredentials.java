package gammadesk.connectors.badfixture;

/** Breaks on purpose: a record that prints its secret. */
public record BadCredentials(String name, String clientSecret) {}
