package id.tm.finance.config;

import java.util.List;

/** All of them. */
public record ConfigValuesView(List<ConfigValueView> items) {}
