#pragma once

#include <array>
#include <cstdint>
#include <cstring>

// The bounds are constants of the compiler, as they are of SPIN's: -DWORKERS=3 -DTASKS=4 -DPOLLS=3 -DDEFERS=1
constexpr int workers = WORKERS;
constexpr int tasks = TASKS;
constexpr int polls = POLLS;
constexpr bool yieldDefers = DEFERS;

using u32 = std::uint32_t;
using u64 = std::uint64_t;

/** Tasks are numbered from 1 and take 3 bits, so that 0 is no task, and a queue is a word with its front lowest. */
constexpr int idBits = 3;
constexpr u32 idMask = (1u << idBits) - 1;
constexpr int queueBits = idBits * tasks;
constexpr u32 queueMask = (1u << queueBits) - 1;
constexpr int pollBits = polls < 2 ? 1 : polls < 4 ? 2 : 3;
constexpr int taskBits = pollBits + 1;

static_assert(workers <= 4, "the workers share a word, with a byte for each");
static_assert(polls < 8, "the polls left take 3 bits");
static_assert(2 * queueBits <= 32, "a worker's two queues share a word");
static_assert(queueBits + tasks * taskBits <= 32, "the inject queue and the tasks share a word");

enum Phase : u32 { active, searching, parked };

inline u32 queueLength(u32 queue) {
  return queue == 0 ? 0 : (32 - __builtin_clz(queue) + idBits - 1) / idBits;
}
inline u32 pushed(u32 queue, u32 task) { return queue | task << (idBits * queueLength(queue)); }
inline u32 firstOf(u32 queue, u32 count) { return queue & ((1u << (idBits * count)) - 1); }

/** A state taken apart, for its successors to be made from. */
struct State {
  std::array<u32, workers> queue;
  std::array<u32, workers> deferred;
  u32 inject;
  /** For each task, whether it is blocked and, above that bit, the polls it has left. */
  u32 taskWord;
  /** For each worker, a byte: its task, its LIFO slot, its phase. */
  u32 workerWord;

  u32 current(int w) const { return (workerWord >> (8 * w)) & idMask; }
  u32 lifoSlot(int w) const { return (workerWord >> (8 * w + idBits)) & idMask; }
  u32 phase(int w) const { return (workerWord >> (8 * w + 2 * idBits)) & 3; }
  void setCurrent(int w, u32 task) { set(8 * w, idMask, task); }
  void setLifoSlot(int w, u32 task) { set(8 * w + idBits, idMask, task); }
  void setPhase(int w, Phase phase) { set(8 * w + 2 * idBits, 3, phase); }

  bool blocked(u32 task) const { return (taskWord >> blockedBit(task)) & 1; }
  u32 pollsLeft(u32 task) const { return (taskWord >> (blockedBit(task) + 1)) & ((1u << pollBits) - 1); }
  void block(u32 task) { taskWord |= 1u << blockedBit(task); }
  void unblock(u32 task) { taskWord &= ~(1u << blockedBit(task)); }
  void spendPoll(u32 task) { taskWord -= 2u << blockedBit(task); }

 private:
  static int blockedBit(u32 task) { return taskBits * (static_cast<int>(task) - 1); }
  void set(int shift, u32 mask, u32 value) { workerWord = (workerWord & ~(mask << shift)) | value << shift; }
};

/** A state as it is stored. */
struct Packed {
  std::array<u32, workers + 2> words;
  bool operator==(const Packed& other) const { return std::memcmp(&words, &other.words, sizeof words) == 0; }
};

inline Packed pack(const State& state) {
  Packed packed;
  for (int w = 0; w < workers; w++) packed.words[w] = state.queue[w] | state.deferred[w] << queueBits;
  packed.words[workers] = state.workerWord;
  packed.words[workers + 1] = state.inject | state.taskWord << queueBits;
  return packed;
}

inline State unpack(const Packed& packed) {
  State state;
  for (int w = 0; w < workers; w++) {
    state.queue[w] = packed.words[w] & queueMask;
    state.deferred[w] = packed.words[w] >> queueBits;
  }
  state.workerWord = packed.words[workers];
  state.inject = packed.words[workers + 1] & queueMask;
  state.taskWord = packed.words[workers + 1] >> queueBits;
  return state;
}

inline u64 hashOf(const Packed& packed) {
  u64 hash = 0x9E3779B97F4A7C15ull;
  for (const u32 word : packed.words) {
    hash = (hash ^ word) * 0xff51afd7ed558ccdull;
    hash ^= hash >> 32;
  }
  hash *= 0xc4ceb9fe1a85ec53ull;
  return hash ^ hash >> 29;
}

inline State initialState() {
  State state{};
  for (u32 task = 1; task <= tasks; task++) {
    state.inject = pushed(state.inject, task);
    for (int poll = 0; poll < polls; poll++) state.taskWord += 2u << (taskBits * (task - 1));
  }
  return state;
}

template <class Emit>
inline void notify(const State& state, Emit&& emit) {
  for (int w = 0; w < workers; w++)
    if (state.phase(w) == searching) return emit(state);
  bool someParked = false;
  for (int w = 0; w < workers; w++) {
    if (state.phase(w) != parked) continue;
    someParked = true;
    State next = state;
    next.setPhase(w, searching);
    emit(next);
  }
  if (!someParked) emit(state);
}

template <class Emit>
inline void wakeDeferredOrPark(State state, int w, Emit&& emit) {
  const u32 count = queueLength(state.deferred[w]);
  if (count == 0) {
    state.setPhase(w, parked);
    return emit(state);
  }
  state.queue[w] = state.deferred[w];
  state.deferred[w] = 0;
  state.setPhase(w, active);
  if (count > 1) notify(state, emit);
  else emit(state);
}

template <class Emit>
inline void takeTask(const State& state, int w, int searchers, Emit&& emit) {
  State next = state;
  if (state.lifoSlot(w) != 0) {
    next.setCurrent(w, state.lifoSlot(w));
    next.setLifoSlot(w, 0);
  } else if (state.queue[w] != 0) {
    next.setCurrent(w, firstOf(state.queue[w], 1));
    next.queue[w] = state.queue[w] >> idBits;
  } else if (state.inject != 0) {
    next.setCurrent(w, firstOf(state.inject, 1));
    next.inject = state.inject >> idBits;
  } else if (2 * searchers < workers) {
    next.setPhase(w, searching);
  } else {
    return wakeDeferredOrPark(state, w, emit);
  }
  emit(next);
}

template <class Emit>
inline void endPoll(const State& state, int w, Emit&& emit) {
  const u32 task = state.current(w);
  State next = state;
  next.spendPoll(task);
  next.setCurrent(w, 0);
  if (state.pollsLeft(task) == 1) return emit(next);
  State blocks = next;
  blocks.block(task);
  emit(blocks);
  if constexpr (yieldDefers) {
    next.deferred[w] = pushed(next.deferred[w], task);
    emit(next);
  } else {
    next.queue[w] = pushed(next.queue[w], task);
    notify(next, emit);
  }
}

template <class Emit>
inline void wakeDuringPoll(const State& state, int w, Emit&& emit) {
  const u32 displaced = state.lifoSlot(w);
  for (u32 task = 1; task <= tasks; task++) {
    if (!state.blocked(task)) continue;
    State next = state;
    next.unblock(task);
    next.setLifoSlot(w, task);
    if (displaced == 0) {
      emit(next);
    } else {
      next.queue[w] = pushed(next.queue[w], displaced);
      notify(next, emit);
    }
  }
}

template <class Emit>
inline void search(const State& state, int w, bool queuesEmpty, Emit&& emit) {
  if (state.inject != 0) {
    State next = state;
    next.setCurrent(w, firstOf(state.inject, 1));
    next.inject = state.inject >> idBits;
    next.setPhase(w, active);
    notify(next, emit);
  }
  for (int victim = 0; victim < workers; victim++) {
    if (victim == w || state.queue[victim] == 0) continue;
    const u32 count = (queueLength(state.queue[victim]) + 1) / 2;
    const u32 stolen = firstOf(state.queue[victim], count);
    State next = state;
    next.queue[victim] = state.queue[victim] >> (idBits * count);
    next.queue[w] = firstOf(stolen, count - 1);
    next.setCurrent(w, stolen >> (idBits * (count - 1)));
    next.setPhase(w, active);
    notify(next, emit);
  }
  if (state.inject == 0 && queuesEmpty) wakeDeferredOrPark(state, w, emit);
}

/** Calls `emit` with the state after each step from `state`. */
template <class Emit>
inline void successors(const State& state, Emit&& emit) {
  int searchers = 0;
  u32 queued = 0;
  for (int w = 0; w < workers; w++) {
    searchers += state.phase(w) == searching;
    queued |= state.queue[w];
  }
  for (int w = 0; w < workers; w++) {
    if (state.phase(w) == searching) {
      search(state, w, queued == 0, emit);
    } else if (state.phase(w) == active) {
      if (state.current(w) == 0) {
        takeTask(state, w, searchers, emit);
      } else {
        endPoll(state, w, emit);
        wakeDuringPoll(state, w, emit);
      }
    }
  }
  for (u32 task = 1; task <= tasks; task++) {
    if (!state.blocked(task)) continue;
    State next = state;
    next.unblock(task);
    next.inject = pushed(next.inject, task);
    notify(next, emit);
  }
}

/** Whether, while all workers are parked, no task waits to be polled. */
inline bool noWorkIsLost(const State& state) {
  u32 held = state.inject;
  for (int w = 0; w < workers; w++) {
    if (state.phase(w) != parked) return true;
    held |= state.queue[w] | state.deferred[w] | state.current(w) | state.lifoSlot(w);
  }
  return held == 0;
}
