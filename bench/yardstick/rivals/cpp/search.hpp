#pragma once

#include "store.hpp"

/** What a search found, as every contestant prints it. */
struct Found {
  u64 states;
  u64 transitions;
  int depth;
  bool holds;
};

inline int tableBitsFrom(int count, char** arguments) {
  if (count == 2) return std::atoi(arguments[1]);
  std::fputs("usage: BINARY TABLE_BITS\n", stderr);
  std::exit(64);
}

inline int report(const Found& found) {
  std::printf("{\"states\":%llu,\"transitions\":%llu,\"depth\":%d,\"holds\":%s}\n",
              static_cast<unsigned long long>(found.states), static_cast<unsigned long long>(found.transitions),
              found.depth, found.holds ? "true" : "false");
  return 0;
}
